/*
 * Who has the message: detection, dismissal, forwarding, return, recall, lead
 * (E01 to E10, E26, E32 of RULES 2.3). Inside lib/order only.
 */
#ifndef OTKLIK_ORDER_HANDING_H
#define OTKLIK_ORDER_HANDING_H

#include "order/docket.h"

/* Each carries out what a step stops and starts. */
const struct fault *handing_collected(struct docket *, const struct step *);
const struct fault *handing_detected(struct docket *, const struct step *);
const struct fault *handing_closed(struct docket *, const struct step *);
const struct fault *handing_dismissed(struct docket *, const struct step *);
const struct fault *handing_forwarded(struct docket *, const struct step *);
const struct fault *handing_returned(struct docket *, const struct step *);
const struct fault *handing_recalled(struct docket *, const struct step *);
const struct fault *handing_waived(struct docket *, const struct step *);
const struct fault *handing_lead_set(struct docket *, const struct step *);
const struct fault *handing_info_forwarded(
    struct docket *, const struct step *);

#endif
