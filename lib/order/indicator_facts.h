/*
 * The functions of the table of indicators. Inside lib/order only.
 */
#ifndef OTKLIK_ORDER_INDICATOR_FACTS_H
#define OTKLIK_ORDER_INDICATOR_FACTS_H

#include "order/indicator.h"

/* How such a function begins. */
#define INDICATOR_FACTS_ARGUMENTS(type)                                        \
	const struct indicator *indicator,                                     \
	    const struct indicator_frame *frame, const struct type *fact,      \
	    struct indicator_count *count
#define INDICATOR_CLOCK(name)                                                  \
	const struct fault *indicator_##name(                                  \
	    INDICATOR_FACTS_ARGUMENTS(evaluation_clock))
#define INDICATOR_OF_SHARE(name)                                               \
	const struct fault *indicator_##name(                                  \
	    INDICATOR_FACTS_ARGUMENTS(evaluation_share))
#define INDICATOR_OF_DRAFT(name)                                               \
	void indicator_##name(INDICATOR_FACTS_ARGUMENTS(evaluation_draft))
#define INDICATOR_OF_MESSAGE(name)                                             \
	void indicator_##name(INDICATOR_FACTS_ARGUMENTS(evaluation_message))

indicator_of_clock indicator_timely;	       /* MI-01 */
indicator_of_clock indicator_late_of_kind;     /* MI-02, of the clock `key` */
indicator_of_clock indicator_lateness_minutes; /* MI-03 */
indicator_of_clock indicator_info_timely;      /* MI-11 */
indicator_of_clock
    indicator_center_timely; /* CI-01, CI-02, of the clock `key` */
indicator_of_clock indicator_reforward_time; /* CI-04 */

indicator_of_share indicator_first_draft;     /* MI-04 */
indicator_of_share indicator_drafted_in_time; /* MI-05 */
indicator_of_share indicator_extended;	      /* MI-06 */
indicator_of_share indicator_extension_kept;  /* MI-06-kept */
indicator_of_share indicator_reply_working;   /* MI-07 */
indicator_of_share indicator_reply_calendar;  /* MI-07-calendar */
indicator_of_share indicator_returned;	      /* MI-10 */
indicator_of_share indicator_returned_late;   /* MI-10-late */
indicator_of_share indicator_misdirected;     /* MI-10-misdirected */
indicator_of_share indicator_answered; /* MI-12: what repeats are set against */
indicator_of_share indicator_closed;   /* MI-13 */
indicator_of_share indicator_satisfied; /* MI-16 */

indicator_of_draft indicator_accepted_at_once;	 /* MI-08 */
indicator_of_draft indicator_rework_loops;	 /* MI-09 */
indicator_of_draft indicator_materials_attached; /* MI-14 */

indicator_of_message indicator_refused; /* MI-15, of the ground `key` or all */
indicator_of_message indicator_detection_time; /* CI-03 */
indicator_of_message indicator_report_time;    /* CI-05 */
indicator_of_message indicator_reported;       /* CI-05-reported */

indicator_of_repeat indicator_repeated; /* MI-12 */

indicator_of_message indicator_unclassified;	 /* DQ-01 */
indicator_of_message indicator_undated;		 /* DQ-02 */
indicator_of_message indicator_warned;		 /* DQ-03 */
indicator_of_share indicator_known_from_export;	 /* DQ-04 */
indicator_of_message indicator_recorded_late;	 /* DQ-05 */
indicator_of_draft indicator_materials_unstated; /* DQ-06 */
indicator_of_clock indicator_untold;		 /* DQ-08 */

#endif
