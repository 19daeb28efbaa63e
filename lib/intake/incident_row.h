/*
 * The columns of the incident system's export, found by their names. Inside
 * lib/intake only.
 */
#ifndef OTKLIK_INTAKE_INCIDENT_ROW_H
#define OTKLIK_INTAKE_INCIDENT_ROW_H

#include "intake/incident.h"

/* Those of the 47 that say something about a message. */
enum incident_column {
	INCIDENT_NUMBER,
	INCIDENT_BODY,
	INCIDENT_EXECUTOR,
	INCIDENT_FIRST_AT,
	INCIDENT_FIRST_TEXT,
	INCIDENT_ASSIGNED_AT,
	INCIDENT_ANSWERED_AT,
	INCIDENT_SUBMITTED_AT,
	INCIDENT_STEP,
	INCIDENT_CREATED_AT,
	INCIDENT_CLOSED_AT,
	INCIDENT_GROUP,
	INCIDENT_TOPIC,
	INCIDENT_PLACE,
	INCIDENT_SETTLEMENT,
	INCIDENT_STREET,
	INCIDENT_HOUSE,
	INCIDENT_RESULT,
	INCIDENT_MEDIA,
	INCIDENT_URL,
	INCIDENT_BLOG,
	INCIDENT_TEXT,
	INCIDENT_ANSWER_1,
	INCIDENT_ANSWER_2,
	INCIDENT_ANSWER_3,
	INCIDENT_REASON,
	INCIDENT_AUTHOR,
	INCIDENT_TAGS,
	INCIDENT_SURVEYED_AT,
	INCIDENT_COLUMNS
};

/* The name of a column as the export writes it. */
const char *incident_row_name(enum incident_column column);

/* Does a column of this name say something about a message? */
bool incident_row_has(const char *name);

/*
 * The cells of a row as they were given, NULL where there is none. A column's
 * name may differ in spaces, case or an apostrophe in front.
 */
void incident_row_read(struct incident_columns *columns,
    const struct record *record, const char *cells[INCIDENT_COLUMNS]);

#endif
