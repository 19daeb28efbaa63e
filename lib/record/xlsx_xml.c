#include "record/xlsx_xml.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <expat.h>

enum { CHUNK = 1 << 16, SEPARATOR = '|' };

/*
 * What the parsers of a thread may take together: names that were met, tags
 * that are open, the one token in hand. All of it grows with hostile input.
 */
#define ROOM ((size_t)64 << 20)

struct xlsx_xml {
	XML_Parser parser;
	struct xlsx_part *part;
	const struct xlsx_xml_handler *handler;
	void *data;
	bool suspended, typed;
	bool last; /* the part was read to its end */
	char bytes[CHUNK];
};

/* In front of each piece of a parser's memory. */
union header {
	size_t size;
	max_align_t align;
};

static _Thread_local size_t taken;

static void *
room_resize(void *bytes, size_t size)
{
	union header *header = bytes;
	size_t before;

	if (header != NULL)
		header--;
	before = header == NULL ? 0 : header->size;
	if (size > ROOM || taken - before + size > ROOM)
		return NULL;
	header = realloc(header, sizeof(*header) + size);
	if (header == NULL)
		return NULL;
	header->size = size;
	taken = taken - before + size;
	return header + 1;
}

static void *
room_take(size_t size)
{
	return room_resize(NULL, size);
}

static void
room_give(void *bytes)
{
	union header *header = bytes;

	if (header == NULL)
		return;
	header--;
	taken -= header->size;
	free(header);
}

static const char *
local_name(const char *name)
{
	const char *separator = strrchr(name, SEPARATOR);

	return separator == NULL ? name : separator + 1;
}

static void XMLCALL
on_begin(void *data, const XML_Char *name, const XML_Char **attributes)
{
	struct xlsx_xml *xml = data;

	if (xml->handler->begin != NULL)
		xml->handler->begin(xml->data, local_name(name), attributes);
}

static void XMLCALL
on_end(void *data, const XML_Char *name)
{
	struct xlsx_xml *xml = data;

	if (xml->handler->end != NULL)
		xml->handler->end(xml->data, local_name(name));
}

static void XMLCALL
on_text(void *data, const XML_Char *bytes, int length)
{
	struct xlsx_xml *xml = data;

	if (xml->handler->text != NULL)
		xml->handler->text(xml->data, bytes, (size_t)length);
}

static void XMLCALL
on_type(void *data, const XML_Char *name, const XML_Char *system_id,
    const XML_Char *public_id, int internal)
{
	struct xlsx_xml *xml = data;

	(void)name;
	(void)system_id;
	(void)public_id;
	(void)internal;
	xml->typed = true;
	XML_StopParser(xml->parser, XML_FALSE);
}

void
xlsx_xml_open(struct xlsx_xml **xml, struct xlsx_part *part,
    const struct xlsx_xml_handler *handler, void *data)
{
	static const XML_Memory_Handling_Suite memory = {
	    room_take, room_resize, room_give};
	static const char separator[] = {SEPARATOR, '\0'};
	struct xlsx_xml *made = calloc(1, sizeof(*made));

	if (made == NULL)
		abort();
	made->parser = XML_ParserCreate_MM(NULL, &memory, separator);
	if (made->parser == NULL)
		abort();
	made->part = part;
	made->handler = handler;
	made->data = data;
	XML_SetUserData(made->parser, made);
	XML_SetElementHandler(made->parser, on_begin, on_end);
	XML_SetCharacterDataHandler(made->parser, on_text);
	XML_SetStartDoctypeDeclHandler(made->parser, on_type);
	*xml = made;
}

void
xlsx_xml_close(struct xlsx_xml *xml)
{
	if (xml == NULL)
		return;
	XML_ParserFree(xml->parser);
	xlsx_part_close(xml->part);
	free(xml);
}

static const struct fault *
not_xml(const struct xlsx_xml *xml)
{
	const char *name = xlsx_part_name(xml->part);
	enum XML_Error error = XML_GetErrorCode(xml->parser);

	if (xml->typed)
		return fault_new(FAULT_INPUT,
		    "%s has a document type, as no workbook has", name);
	if (error == XML_ERROR_NO_MEMORY)
		return fault_new(FAULT_INPUT,
		    "%s is XML that takes more than %zu MiB of memory", name,
		    ROOM >> 20);
	return fault_new(FAULT_INPUT, "%s is broken: line %lu: %s", name,
	    (unsigned long)XML_GetCurrentLineNumber(xml->parser),
	    XML_ErrorString(error));
}

/* Parses the next piece of the part. */
static const struct fault *
read_on(struct xlsx_xml *xml, enum XML_Status *status)
{
	const struct fault *fault;
	size_t length;

	fault = xlsx_part_read(xml->part, xml->bytes, CHUNK, &length);
	if (fault != NULL)
		return fault;
	xml->last = length == 0;
	*status = XML_Parse(xml->parser, xml->bytes, (int)length, xml->last);
	return NULL;
}

const struct fault *
xlsx_xml_run(struct xlsx_xml *xml, bool *finished)
{
	const struct fault *fault = NULL;
	enum XML_Status status = XML_STATUS_OK;

	if (xml->suspended)
		status = XML_ResumeParser(xml->parser);
	else if (!xml->last)
		fault = read_on(xml, &status);
	if (fault == NULL && status == XML_STATUS_ERROR)
		fault = not_xml(xml);
	xml->suspended = status == XML_STATUS_SUSPENDED;
	*finished = xml->last && !xml->suspended;
	return fault;
}

void
xlsx_xml_stop(struct xlsx_xml *xml)
{
	XML_StopParser(xml->parser, XML_TRUE);
}

const struct fault *
xlsx_xml_read(struct xlsx_archive *archive, const char *path, uint64_t limit,
    const struct xlsx_xml_handler *handler, void *data, bool *missing)
{
	const struct fault *fault;
	struct xlsx_part *part;
	struct xlsx_xml *xml;
	bool finished = false;

	fault = xlsx_archive_part(archive, path, limit, &part);
	*missing = part == NULL;
	if (part == NULL)
		return fault;
	xlsx_xml_open(&xml, part, handler, data);
	while (fault == NULL && !finished)
		fault = xlsx_xml_run(xml, &finished);
	xlsx_xml_close(xml);
	return fault;
}

const char *
xlsx_xml_attribute(const char **attributes, const char *name)
{
	size_t i;

	for (i = 0; attributes[i] != NULL; i += 2)
		if (strcmp(local_name(attributes[i]), name) == 0)
			return attributes[i + 1];
	return NULL;
}
