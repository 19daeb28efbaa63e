-- The reference tables as they were loaded last (RECORDS part 3). `row` keeps
-- the order of the file; the content is checked before it comes here.
CREATE TABLE bodies ("row" INTEGER PRIMARY KEY, code TEXT, name TEXT,
	kind TEXT, parent TEXT, schedule TEXT, public_function TEXT,
	"from" TEXT, until TEXT) STRICT;
CREATE TABLE acts ("row" INTEGER PRIMARY KEY, body TEXT, kind TEXT,
	number TEXT, date TEXT, "from" TEXT, until TEXT) STRICT;
CREATE TABLE people ("row" INTEGER PRIMARY KEY, person TEXT, body TEXT,
	duty TEXT, act TEXT, "from" TEXT, until TEXT) STRICT;
CREATE TABLE staff ("row" INTEGER PRIMARY KEY, login TEXT, name TEXT,
	role TEXT, body TEXT) STRICT;
CREATE TABLE schedules ("row" INTEGER PRIMARY KEY, schedule TEXT,
	weekday TEXT, begin TEXT, "end" TEXT, "from" TEXT, until TEXT) STRICT;
CREATE TABLE calendar ("row" INTEGER PRIMARY KEY, date TEXT, kind TEXT,
	hours_as TEXT, note TEXT, body TEXT) STRICT;
CREATE TABLE terms ("row" INTEGER PRIMARY KEY, clock TEXT, rule TEXT,
	ruleset TEXT, "limit" TEXT, owner TEXT, force TEXT, "from" TEXT,
	until TEXT) STRICT;
CREATE TABLE settings ("row" INTEGER PRIMARY KEY, key TEXT, value TEXT,
	rule TEXT) STRICT;
CREATE TABLE norms ("row" INTEGER PRIMARY KEY, key TEXT, owner_kind TEXT,
	value TEXT, rule TEXT, "from" TEXT, until TEXT) STRICT;
CREATE TABLE topics ("row" INTEGER PRIMARY KEY, "group" TEXT,
	topic TEXT) STRICT;
CREATE TABLE places ("row" INTEGER PRIMARY KEY, name TEXT, forms TEXT,
	parent TEXT) STRICT;
CREATE TABLE routes ("row" INTEGER PRIMARY KEY, "order" TEXT, topic TEXT,
	words TEXT, place TEXT, network TEXT, "to" TEXT, lead TEXT,
	importance TEXT) STRICT;
CREATE TABLE lexicon ("row" INTEGER PRIMARY KEY, class TEXT, match TEXT,
	pattern TEXT, "except" TEXT) STRICT;
CREATE TABLE method ("row" INTEGER PRIMARY KEY, key TEXT,
	value TEXT) STRICT;

-- Outages of the monitoring system and of what it depends on (A1-12.1a).
CREATE TABLE outage (
	outage INTEGER PRIMARY KEY,
	begin INTEGER NOT NULL,
	"end" INTEGER,
	kind TEXT NOT NULL,
	scope TEXT NOT NULL,
	reason TEXT,
	by TEXT NOT NULL,
	CHECK ("end" IS NULL OR "end" >= begin)
) STRICT;
