/*
 * What events tell of a row of the table publication. Inside lib/store only.
 */
#ifndef OTKLIK_STORE_PUBLICATION_ROW_H
#define OTKLIK_STORE_PUBLICATION_ROW_H

/*
 * An attempt is recorded before it is sent and has no event of its own, so a
 * row that is being sent reads as the one it was before.
 */
#define PUBLICATION_ROW_TOLD                                                   \
	"json_array(p.publication, p.draft_id, p.message, "                    \
	"CASE p.state WHEN 'sending' THEN 'ready' ELSE p.state END, "          \
	"p.attempts - (p.state = 'sending'), p.next_at, p.accepted, p.url, "   \
	"p.error)"

#endif
