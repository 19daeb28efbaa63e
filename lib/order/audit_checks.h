/*
 * Inside lib/order only: the functions behind the table of checks, one for
 * each AC of RULES part 5. What they compare, and for whom, stands in the
 * table (order/audit_checks.c).
 */
#ifndef OTKLIK_ORDER_AUDIT_CHECKS_H
#define OTKLIK_ORDER_AUDIT_CHECKS_H

#include "order/audit.h"

#define AUDIT_ACCOUNT(name)                                                    \
	void name(struct audit *audit, const struct audit_check *check,        \
	    const struct audit_account *account)
#define AUDIT_BODY(name)                                                       \
	void name(struct audit *audit, const struct audit_check *check,        \
	    const struct audit_body *body)
#define AUDIT_CENTER(name)                                                     \
	void name(struct audit *audit, const struct audit_check *check,        \
	    const struct audit_center *center)

AUDIT_BODY(audit_presence_none);	  /* AC-01 */
AUDIT_BODY(audit_presence_networks);	  /* AC-02 */
AUDIT_BODY(audit_presence_institution);	  /* AC-03 */
AUDIT_BODY(audit_presence_decision);	  /* AC-04 */
AUDIT_ACCOUNT(audit_presence_outside);	  /* AC-05 */
AUDIT_ACCOUNT(audit_register_missing);	  /* AC-06 */
AUDIT_ACCOUNT(audit_register_incomplete); /* AC-07 */
AUDIT_CENTER(audit_register_portal);	  /* AC-08 */
AUDIT_ACCOUNT(audit_register_link);	  /* AC-09 */
AUDIT_ACCOUNT(audit_register_site);	  /* AC-10 */
AUDIT_ACCOUNT(audit_guard_factor);	  /* AC-11 */
AUDIT_ACCOUNT(audit_guard_persons);	  /* AC-12 */
AUDIT_BODY(audit_guard_union);		  /* AC-13 */
AUDIT_ACCOUNT(audit_guard_custody);	  /* AC-14 */
AUDIT_ACCOUNT(audit_guard_stale);	  /* AC-15 */
AUDIT_ACCOUNT(audit_guard_incident);	  /* AC-16 */
AUDIT_BODY(audit_guard_incidents);	  /* AC-16 */
AUDIT_ACCOUNT(audit_week_government);	  /* AC-17 */
AUDIT_ACCOUNT(audit_week_bodies);	  /* AC-18 */
AUDIT_ACCOUNT(audit_week_special);	  /* AC-19 */
AUDIT_ACCOUNT(audit_post_topic);	  /* AC-20 */
AUDIT_ACCOUNT(audit_post_plan);		  /* AC-21 */
AUDIT_ACCOUNT(audit_post_month);	  /* AC-22 */
AUDIT_ACCOUNT(audit_post_reply);	  /* AC-23 */
AUDIT_ACCOUNT(audit_post_formats);	  /* AC-24 */
AUDIT_ACCOUNT(audit_look_description);	  /* AC-25 */
AUDIT_ACCOUNT(audit_look_design);	  /* AC-26 */
AUDIT_ACCOUNT(audit_look_tools);	  /* AC-27 */
AUDIT_ACCOUNT(audit_press_suspected);	  /* AC-28 */
AUDIT_ACCOUNT(audit_press_confirmed);	  /* AC-29 */
AUDIT_ACCOUNT(audit_post_author);	  /* AC-30 */
AUDIT_ACCOUNT(audit_moderation_left);	  /* AC-31 */
AUDIT_ACCOUNT(audit_moderation_ground);	  /* AC-32 */
AUDIT_ACCOUNT(audit_moderation_who);	  /* AC-33 */
AUDIT_BODY(audit_duty_responsible);	  /* AC-34 */
AUDIT_BODY(audit_duty_coordinator);	  /* AC-35 */
AUDIT_BODY(audit_duty_act);		  /* AC-36 */
AUDIT_ACCOUNT(audit_idle_times);	  /* AC-37 */
AUDIT_ACCOUNT(audit_look_concept);	  /* AC-38 */
AUDIT_CENTER(audit_evaluation_due);	  /* AC-39 */

#endif
