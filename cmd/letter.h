/*
 * The text of an answer from where people write: a file, standard input, their
 * editor.
 */
#ifndef OTKLIK_CMD_LETTER_H
#define OTKLIK_CMD_LETTER_H

#include "base/fault.h"
#include "tool.h"

/*
 * Reads a file whole, "-" is standard input; line ends at its end are no part
 * of the text, which lives in the arena of the run. FAULT_SYSTEM if it cannot
 * be read, FAULT_USAGE if it is over 1 MiB or holds a NUL.
 */
const struct fault *letter_read(
    struct tool *tool, const char *path, const char **text);

/*
 * Lets the user write it: `below` stands under a line that says it is no part
 * of the text. FAULT_USAGE if nothing was written.
 */
const struct fault *letter_write(
    struct tool *tool, const char *below, const char **text);

#endif
