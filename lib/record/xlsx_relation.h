/*
 * Which part of a workbook refers to which other. Inside lib/record only.
 */
#ifndef OTKLIK_RECORD_XLSX_RELATION_H
#define OTKLIK_RECORD_XLSX_RELATION_H

#include "base/arena.h"
#include "base/fault.h"
#include "record/xlsx_archive.h"

/*
 * Looks up what the part `from` ("" is the workbook's file itself) refers to:
 * the first relation whose type ends with "/`type`" and, unless it is NULL,
 * has this id. `*path` is the path of the part there, in the arena, or NULL if
 * there is no such relation.
 */
const struct fault *xlsx_relation_find(struct xlsx_archive *archive,
    const char *from, const char *type, const char *id, struct arena *arena,
    const char **path);

#endif
