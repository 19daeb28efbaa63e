/*
 * The page of the public register of official accounts (A2-6.1): one file that
 * asks nothing of anybody, in Russian, for screens from 360 px on, for print
 * and for programs that read aloud.
 */
#ifndef OTKLIK_DOCUMENT_REGISTER_PAGE_H
#define OTKLIK_DOCUMENT_REGISTER_PAGE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "model/register_row.h"

/*
 * Writes the page of rows that are in order of kind, owner and network.
 * `verified` is the day up to which the register was last verified, DATE_NONE:
 * not told. The same rows give the same bytes.
 */
void register_page_write(const struct register_row *rows, size_t count,
    int64_t verified, struct buffer *html);

/* Where a kind of owner stands on the page, from 0 on; -1: nowhere. */
int register_page_group(const char *kind);

#endif
