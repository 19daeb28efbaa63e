/*
 * What a row of the incident system's export reports as having happened.
 * Inside lib/intake only.
 */
#ifndef OTKLIK_INTAKE_INCIDENT_FACTS_H
#define OTKLIK_INTAKE_INCIDENT_FACTS_H

#include "intake/incident.h"

/*
 * Sets facts, version, finished and unread from the cells of a row (indexed by
 * enum incident_column) and incident->step. The fact of detection is the first
 * one; FAULT_INPUT if it has no time.
 */
const struct fault *incident_facts_read(const char *const cells[],
    const struct zone *zone, struct arena *arena, struct incident *incident);

#endif
