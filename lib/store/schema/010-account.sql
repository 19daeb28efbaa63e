-- Official accounts. Every row is an entry: the event of its last change holds
-- the digest of all its columns (store/entries.h).

-- The register, with its history: a row holds from `at` (empty: from the
-- beginning) up to the account's next one.
CREATE TABLE account (
	entry INTEGER PRIMARY KEY,
	account TEXT NOT NULL,
	owner TEXT NOT NULL,
	network TEXT NOT NULL,
	url TEXT,
	title TEXT,
	"from" INTEGER,
	until INTEGER,
	responsible TEXT,
	verified_at INTEGER,
	at INTEGER
) STRICT;

CREATE UNIQUE INDEX account_by_time
	ON account (account, coalesce(at, -9223372036854775808));
CREATE INDEX account_by_owner ON account (owner, account);

CREATE TABLE access (
	entry INTEGER PRIMARY KEY,
	account TEXT NOT NULL,
	person TEXT NOT NULL,
	role TEXT,
	"from" INTEGER,
	until INTEGER
) STRICT;

CREATE INDEX access_by_account ON access (account);

CREATE TABLE attestation (
	entry INTEGER PRIMARY KEY,
	subject TEXT NOT NULL,
	code TEXT NOT NULL,
	value TEXT,
	by TEXT,
	at INTEGER NOT NULL,
	until INTEGER,
	document TEXT
) STRICT;

CREATE INDEX attestation_by_subject ON attestation (subject, code, at);

CREATE TABLE post (
	entry INTEGER PRIMARY KEY,
	account TEXT NOT NULL,
	key TEXT NOT NULL,
	at INTEGER NOT NULL,
	deleted_at INTEGER,
	kind TEXT,
	format TEXT,
	topic TEXT,
	author TEXT,
	plan TEXT,
	special TEXT,
	text TEXT,
	signals TEXT,
	UNIQUE (account, key)
) STRICT;

CREATE INDEX post_by_key ON post (key);
-- An audit reads all posts of an account in order, but not their texts: it is
-- answered from this index alone.
CREATE INDEX post_by_time ON post (account, at, deleted_at, kind, format,
	topic, author, plan, special, signals, key);

CREATE TABLE comment (
	entry INTEGER PRIMARY KEY,
	account TEXT NOT NULL,
	key TEXT NOT NULL,
	kind TEXT NOT NULL,
	at INTEGER NOT NULL,
	text TEXT,
	classes TEXT,
	flagged_at INTEGER,
	ground TEXT,
	deleted_at INTEGER,
	moderator TEXT,
	screen TEXT,
	text_digest TEXT,
	UNIQUE (account, key)
) STRICT;

-- What moderation is about is little.
CREATE INDEX comment_moderated ON comment (account, at)
	WHERE ground IS NOT NULL OR deleted_at IS NOT NULL;
CREATE INDEX comment_by_key ON comment (key);

CREATE TABLE reply (
	entry INTEGER PRIMARY KEY,
	account TEXT NOT NULL,
	key TEXT NOT NULL,
	comment TEXT,
	at INTEGER NOT NULL,
	text TEXT,
	author TEXT,
	agreed_at INTEGER,
	agreed_by TEXT,
	UNIQUE (account, key)
) STRICT;

CREATE INDEX reply_by_time ON reply (account, at, key, agreed_at);

CREATE TABLE plan (
	entry INTEGER PRIMARY KEY,
	account TEXT NOT NULL,
	month TEXT NOT NULL,
	item TEXT NOT NULL,
	date INTEGER,
	title TEXT,
	state TEXT NOT NULL,
	by TEXT,
	at INTEGER NOT NULL,
	agreed_at INTEGER,
	UNIQUE (account, month, item)
) STRICT;

CREATE VIEW view_account AS
SELECT account, owner, network, url, title, "from", until, responsible,
	verified_at, at
FROM account;

CREATE VIEW view_post AS
SELECT account, key, at, deleted_at, kind, format, topic, author, plan,
	special, text, signals
FROM post;
