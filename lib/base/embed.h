/*
 * Files of the source tree that are compiled into the programs: the tables
 * (*.csv) and the steps of the schema (*.sql). The build makes the arrays.
 */
#ifndef OTKLIK_BASE_EMBED_H
#define OTKLIK_BASE_EMBED_H

struct embed_file {
	const char *name; /* file name without folder and suffix; NULL: end */
	const char *bytes;
	const char *end;
};

extern const struct embed_file embed_tables[];
extern const struct embed_file embed_schema[];

#endif
