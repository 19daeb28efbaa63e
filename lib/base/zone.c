#include "base/zone.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/zone_rule.h"

static const char zone_folder[] = "/usr/share/zoneinfo";

/*
 * The Gregorian calendar, and with it any yearly rule, repeats after 400
 * years: so much of the future is listed, what lies behind is folded back.
 */
#define YEAR_1900 INT64_C(-2208988800)
#define CYCLE_SECONDS (INT64_C(146097) * DAY_SECONDS)

enum {
	CYCLE_YEARS = 400,
	OFFSET_LIMIT = 26 * 3600,
	FILE_LIMIT = 1 << 18,
	HEADER_SIZE = 44,
	TYPE_SIZE = 6,
	BUCKET_BITS = 24,   /* 194 days: most hold no change, none holds many */
	BUCKET_LIMIT = 4096 /* of a sane file there are a thousand */
};

struct change {
	int64_t at;	/* first second of the new offset */
	int32_t offset; /* from then on */
};

struct zone {
	struct change *changes; /* the first one is before all time */
	size_t count;
	bool folds;
	int64_t fold; /* from here on the last 400 years repeat */
	/* the last change at or before the beginning of each bucket */
	int64_t bucket_base;
	uint16_t *buckets;
	size_t bucket_count;
};

/* A file being read, and the counts of its header. */
struct source {
	const unsigned char *bytes, *end;
	uint32_t utc_flags, standard_flags, leaps, times, types, letters;
};

static int64_t
big_endian(const unsigned char *bytes, int count)
{
	uint64_t number = bytes[0] >= 128 ? UINT64_MAX : 0;

	for (int i = 0; i < count; i++)
		number = number << 8 | bytes[i];
	return (int64_t)number;
}

static bool
read_header(struct source *source)
{
	uint32_t *counts[] = {&source->utc_flags, &source->standard_flags,
	    &source->leaps, &source->times, &source->types, &source->letters};

	if (source->end - source->bytes < HEADER_SIZE ||
	    memcmp(source->bytes, "TZif", 4) != 0)
		return false;
	for (int i = 0; i < 6; i++) {
		*counts[i] =
		    (uint32_t)big_endian(source->bytes + 20 + 4 * i, 4);
		if (*counts[i] > FILE_LIMIT)
			return false;
	}
	source->bytes += HEADER_SIZE;
	return source->types > 0;
}

/* Bytes of the data behind a header whose times have `width` bytes. */
static size_t
data_size(const struct source *source, size_t width)
{
	return source->times * (width + 1) + (size_t)source->types * TYPE_SIZE +
	       source->letters + source->leaps * (width + 4) +
	       source->standard_flags + source->utc_flags;
}

static void
add_change(struct zone *zone, int64_t at, int32_t offset)
{
	struct change *last = zone->changes + zone->count - 1;

	if (zone->count > 1 && at < last->at)
		return;
	if (zone->count > 1 && at == last->at)
		zone->count--;
	zone->changes[zone->count++] = (struct change){at, offset};
}

/* The listed changes; moves behind the data. */
static bool
read_changes(struct source *source, int width, struct zone *zone)
{
	size_t size = data_size(source, (size_t)width);
	const unsigned char *times = source->bytes, *indexes, *types;

	if ((size_t)(source->end - source->bytes) < size || source->leaps > 0)
		return false;
	indexes = times + (size_t)source->times * (size_t)width;
	types = indexes + source->times;
	/* before the first change the first type holds (RFC 8536, 3.2) */
	zone->changes[zone->count++] =
	    (struct change){INT64_MIN, (int32_t)big_endian(types, 4)};
	for (uint32_t i = 0; i < source->times; i++, times += width) {
		int64_t offset;

		if (indexes[i] >= source->types)
			return false;
		offset = big_endian(types + indexes[i] * TYPE_SIZE, 4);
		if (offset <= -OFFSET_LIMIT || offset >= OFFSET_LIMIT)
			return false;
		add_change(zone, big_endian(times, width), (int32_t)offset);
	}
	source->bytes += size;
	return true;
}

/* Adds what the rule says to what the file lists. */
static void
expand_rule(struct zone *zone, const struct zone_rule *rule)
{
	int64_t last =
	    zone->count > 1 ? zone->changes[zone->count - 1].at : YEAR_1900;
	int32_t seconds;
	int year, month, day;

	if (!rule->changes)
		return;
	date_civil(date_of_civil(last, &seconds), &year, &month, &day);
	zone->folds = true;
	zone->fold = date_days(year + CYCLE_YEARS + 1, 1, 1) * DAY_SECONDS;
	for (int i = year - 1; i <= year + CYCLE_YEARS + 1; i++) {
		int64_t begin = zone_rule_begin(rule, i);
		int64_t end = zone_rule_end(rule, i);

		if (end <= begin && end > last)
			add_change(zone, end, rule->standard);
		if (begin > last)
			add_change(zone, begin, rule->daylight);
		if (end > begin && end > last)
			add_change(zone, end, rule->standard);
	}
}

/* The rule is the line between two newlines at the end of the file. */
static bool
read_rule(struct source *source, struct zone_rule *rule)
{
	char text[128];
	size_t length = (size_t)(source->end - source->bytes);

	if (length < 2 || length - 2 >= sizeof(text) ||
	    source->bytes[0] != '\n' || source->bytes[length - 1] != '\n')
		return false;
	memset(rule, 0, sizeof(*rule));
	memcpy(text, source->bytes + 1, length - 2);
	text[length - 2] = '\0';
	return text[0] == '\0' || zone_rule_parse(text, rule);
}

/* The 64-bit part of newer files follows the 32-bit part, then the rule. */
static bool
read_zone(const struct buffer *file, struct zone *zone)
{
	struct source source = {.bytes = (const unsigned char *)file->bytes};
	struct zone_rule rule = {0};
	bool wide = file->length > HEADER_SIZE && file->bytes[4] >= '2';

	source.end = source.bytes + file->length;
	if (!read_header(&source))
		return false;
	if (wide) {
		if ((size_t)(source.end - source.bytes) < data_size(&source, 4))
			return false;
		source.bytes += data_size(&source, 4);
		if (!read_header(&source))
			return false;
	}
	zone->changes = calloc(
	    source.times + 1 + 2 * (CYCLE_YEARS + 3), sizeof(struct change));
	if (zone->changes == NULL)
		abort();
	if (!read_changes(&source, wide ? 8 : 4, zone) ||
	    (wide && !read_rule(&source, &rule)))
		return false;
	expand_rule(zone, &rule);
	return zone->count <= UINT16_MAX;
}

/* So that a query costs one look and not a search. */
static void
build_buckets(struct zone *zone)
{
	int64_t first = 1, last;
	size_t at = 0;

	/* ancient changes are few: bucket 0 begins in 1900 at the earliest */
	while (first < (int64_t)zone->count - 1 &&
	       zone->changes[first].at < YEAR_1900)
		first++;
	if (zone->count == 1)
		return;
	zone->bucket_base = zone->changes[first].at >> BUCKET_BITS;
	last = zone->changes[zone->count - 1].at >> BUCKET_BITS;
	zone->bucket_count = (size_t)(last - zone->bucket_base + 1);
	if (zone->bucket_count > BUCKET_LIMIT)
		zone->bucket_count = BUCKET_LIMIT;
	zone->buckets = calloc(zone->bucket_count, sizeof(*zone->buckets));
	if (zone->buckets == NULL)
		abort();
	for (size_t i = 0; i < zone->bucket_count; i++) {
		int64_t begin = (zone->bucket_base + (int64_t)i) *
				(INT64_C(1) << BUCKET_BITS);

		while (
		    at + 1 < zone->count && zone->changes[at + 1].at <= begin)
			at++;
		zone->buckets[i] = (uint16_t)at;
	}
}

/* Names are parts between slashes; none begins with a dot. */
static bool
name_is_safe(const char *name)
{
	bool start = true;

	if (strlen(name) > 64)
		return false;
	for (; *name != '\0'; name++) {
		bool letter = (*name >= 'a' && *name <= 'z') ||
			      (*name >= 'A' && *name <= 'Z') ||
			      (*name >= '0' && *name <= '9');

		if (start && !letter)
			return false;
		if (!letter && strchr("_-+/", *name) == NULL)
			return false;
		start = *name == '/';
	}
	return !start;
}

static bool
read_file(const char *name, struct buffer *file)
{
	char path[sizeof(zone_folder) + 80];
	FILE *stream;
	size_t got;

	snprintf(path, sizeof(path), "%s/%s", zone_folder, name);
	stream = fopen(path, "re");
	if (stream == NULL)
		return false;
	got = fread(buffer_reserve(file, FILE_LIMIT), 1, FILE_LIMIT, stream);
	file->length = got;
	fclose(stream);
	return got > 0;
}

const struct fault *
zone_open(struct zone **zone, const char *name)
{
	struct buffer file = {0};
	struct zone *made = calloc(1, sizeof(*made));
	const struct fault *fault = NULL;

	if (made == NULL)
		abort();
	if (!name_is_safe(name) || !read_file(name, &file))
		fault = fault_value("timezone", "no such zone", name);
	else if (!read_zone(&file, made))
		fault = fault_value("timezone", "not a zone file", name);
	buffer_free(&file);
	if (fault != NULL) {
		zone_close(made);
		return fault;
	}
	build_buckets(made);
	*zone = made;
	return NULL;
}

void
zone_close(struct zone *zone)
{
	if (zone == NULL)
		return;
	free(zone->changes);
	free(zone->buckets);
	free(zone);
}

/* How many seconds of whole cycles a far instant lies behind the list. */
static int64_t
folded(const struct zone *zone, int64_t instant)
{
	if (!zone->folds || instant < zone->fold)
		return 0;
	return ((instant - zone->fold) / CYCLE_SECONDS + 1) * CYCLE_SECONDS;
}

/* The number of the last change at or before an instant. */
static size_t
find_change(const struct zone *zone, int64_t instant)
{
	int64_t bucket = (instant >> BUCKET_BITS) - zone->bucket_base;
	size_t at = 0;

	if (bucket >= (int64_t)zone->bucket_count)
		bucket = (int64_t)zone->bucket_count - 1;
	if (bucket >= 0)
		at = zone->buckets[bucket];
	while (at + 1 < zone->count && zone->changes[at + 1].at <= instant)
		at++;
	return at;
}

int32_t
zone_offset(const struct zone *zone, int64_t instant)
{
	instant -= folded(zone, instant);
	return zone->changes[find_change(zone, instant)].offset;
}

int64_t
zone_civil(const struct zone *zone, int64_t instant)
{
	return instant + zone_offset(zone, instant);
}

/* The first instant at which the wall shows that second or a later one. */
int64_t
zone_instant(const struct zone *zone, int64_t civil)
{
	int64_t fold = folded(zone, civil), instant;
	size_t at;

	civil -= fold;
	/* no offset is as large as OFFSET_LIMIT */
	at = find_change(zone, civil - OFFSET_LIMIT);
	for (;; at++) {
		instant = civil - zone->changes[at].offset;
		if (instant < zone->changes[at].at)
			instant = zone->changes[at].at;
		if (at + 1 == zone->count || instant < zone->changes[at + 1].at)
			return instant + fold;
	}
}
