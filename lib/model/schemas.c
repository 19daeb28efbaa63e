#include "model/account.h"
#include "model/alert.h"
#include "model/clock.h"
#include "model/decision.h"
#include "model/draft.h"
#include "model/event.h"
#include "model/finding.h"
#include "model/figure.h"
#include "model/message.h"
#include "model/notice.h"
#include "model/outage.h"
#include "model/plan.h"
#include "model/post.h"
#include "model/publication.h"
#include "model/reference.h"
#include "model/register_row.h"
#include "model/schema.h"
#include "model/submission.h"

const struct schema *const schema_all[] = {&message_schema, &revision_schema,
    &body_schema, &act_schema, &person_schema, &staff_schema, &schedule_schema,
    &calendar_schema, &term_schema, &setting_schema, &norm_schema,
    &topic_schema, &place_schema, &route_schema, &lexeme_schema, &method_schema,
    &clock_schema, &notice_schema, &notice_warning_schema, &alert_schema,
    &draft_schema, &publication_schema, &event_schema, &outage_schema,
    &decision_schema, &submission_schema, &decision_approve_schema,
    &settlement_schema, &account_schema, &access_schema, &attestation_schema,
    &post_schema, &comment_schema, &reply_schema, &plan_schema,
    &plan_decision_schema, &fulfilment_schema, &finding_schema,
    &register_row_schema, &figure_schema, NULL};
