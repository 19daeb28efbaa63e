/*
 * Texts of foreign systems into plain ones. Inside lib/intake only.
 */
#ifndef OTKLIK_INTAKE_MARKUP_H
#define OTKLIK_INTAKE_MARKUP_H

#include "base/arena.h"

/*
 * A text as a person would have typed it: without the apostrophe that a
 * spreadsheet puts in front, <br> and CR LF as newlines, [id1|Name] as Name,
 * entities of HTML as their characters, no-break spaces as spaces, nothing
 * blank around it. NULL if nothing is left, or for NULL. Lives in the arena.
 */
char *markup_text(const char *text, struct arena *arena);

/*
 * A name, link or time: the same in one line, with single spaces; a lone "-"
 * says that there is none.
 */
char *markup_name(const char *text, struct arena *arena);

#endif
