/*
 * What is handed in and what becomes of it: drafts, reviews, rework, longer
 * terms, queries (E05, E11 to E25 of RULES 2.3). Inside lib/order only.
 */
#ifndef OTKLIK_ORDER_DRAFTING_H
#define OTKLIK_ORDER_DRAFTING_H

#include "order/docket.h"

/* Each carries out what a step stops and starts. */
const struct fault *drafting_submitted(struct docket *, const struct step *);
const struct fault *drafting_approved(struct docket *, const struct step *);
const struct fault *drafting_reworked(struct docket *, const struct step *);
const struct fault *drafting_term_refused(struct docket *, const struct step *);
const struct fault *drafting_extended(struct docket *, const struct step *);
const struct fault *drafting_asked(struct docket *, const struct step *);
const struct fault *drafting_answered(struct docket *, const struct step *);
const struct fault *drafting_published(struct docket *, const struct step *);
const struct fault *drafting_term_set(struct docket *, const struct step *);

#endif
