/*
 * How wide a text is when it is drawn, whatever font there is: of the letters
 * in use here never less than in the widest of the fonts a page asks for, of
 * all others twice the size of the font.
 */
#ifndef OTKLIK_DOCUMENT_MEASURE_H
#define OTKLIK_DOCUMENT_MEASURE_H

#include <stddef.h>

/* In hundredths of the size of the font; what html_text replaces counts so. */
size_t measure_text(const char *text);

/*
 * The bytes of a text that fit into a width; ends at a word if it is cut and
 * has one. `*rest` is what did not fit.
 */
size_t measure_fit(const char *text, size_t width, const char **rest);

#endif
