/*
 * The XML of one part of a workbook, read piece by piece by expat. What a
 * parser keeps in memory is bounded, and a document type is refused: a
 * workbook has none, and it is what entities grow from. Inside lib/record
 * only.
 */
#ifndef OTKLIK_RECORD_XLSX_XML_H
#define OTKLIK_RECORD_XLSX_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "record/xlsx_archive.h"

struct xlsx_xml;

/* Names come without namespace and prefix. Each function may be NULL. */
struct xlsx_xml_handler {
	void (*begin)(void *data, const char *name, const char **attributes);
	void (*end)(void *data, const char *name);
	void (*text)(void *data, const char *bytes, size_t length);
};

/* Opens a parser over a part, which is closed with it. */
void xlsx_xml_open(struct xlsx_xml **xml, struct xlsx_part *part,
    const struct xlsx_xml_handler *handler, void *data);
void xlsx_xml_close(struct xlsx_xml *xml);

/*
 * Reads a piece further, less if a handler says stop; `*finished` at the end.
 * FAULT_INPUT: it is no XML, or the part is broken.
 */
const struct fault *xlsx_xml_run(struct xlsx_xml *xml, bool *finished);

/* Called by the handler of an end: xlsx_xml_run returns, and may go on. */
void xlsx_xml_stop(struct xlsx_xml *xml);

/*
 * Reads a whole part from an archive. `*missing` becomes true if there is no
 * such part.
 */
const struct fault *xlsx_xml_read(struct xlsx_archive *archive,
    const char *path, uint64_t limit, const struct xlsx_xml_handler *handler,
    void *data, bool *missing);

/* An attribute by its name without prefix; NULL if it is not there. */
const char *xlsx_xml_attribute(const char **attributes, const char *name);

#endif
