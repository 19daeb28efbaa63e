/*
 * Surges: a topic in a place far above its own usual level (A1-17.1b). Pure
 * arithmetic over counts of days.
 *
 * The level is the mean of the days before, each weighed by how busy its
 * weekday is in the whole region. Counts of a day scatter more than chance
 * alone would have it, so the probability of a count is taken from a negative
 * binomial distribution: its variance is mean + spread * mean^2. The spread has
 * two parts: how much days scatter, as all topics and places together show, and
 * how little is known of a level that few messages tell of.
 */
#ifndef OTKLIK_ORDER_SURGE_H
#define OTKLIK_ORDER_SURGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SURGE_WEEK = 7, SURGE_DAYS_LEAST = 7 };

/* When a count is called a surge: all three must hold. */
struct surge_limits {
	int64_t least; /* so many messages that day */
	double factor; /* so many times the level */
	double rate;   /* no likelier than that: false alarms a topic, place
			  and day */
};

/* The days before the one in question, oldest first. */
struct surge_days {
	const int64_t *counts;
	size_t count;
	int weekday; /* of the day in question, 1 Monday to 7 Sunday */
};

/* What the whole region shows. */
struct surge_region {
	double weekday[SURGE_WEEK]; /* Monday first; 1: as busy as the mean */
	double scatter;		    /* variance beyond chance / mean^2 */
	double excess, square;	    /* sums, see surge_add */
};

struct surge_statistic {
	int64_t observed;
	double expected; /* messages that day at its usual level */
	double factor;	 /* observed / expected */
	double p;	 /* of so many or more at the usual level */
	double scatter;	 /* of the distribution it is taken from */
};

/* Starts a region from all messages of each of these days. */
void surge_start(struct surge_region *region, const struct surge_days *totals);

/*
 * Adds the days of one topic and place; each call makes `scatter` that of all
 * so far, never under a tenth.
 */
void surge_add(struct surge_region *region, const struct surge_days *days);

/*
 * The probability of `observed` or more messages where `mean` are expected:
 * negative binomial with variance mean + spread * mean^2; both over 0.
 */
double surge_tail(int64_t observed, double mean, double spread);

/* Measures a day against the days before; true if it is a surge. */
bool surge_measure(const struct surge_region *region,
    const struct surge_days *days, int64_t observed,
    const struct surge_limits *limits, struct surge_statistic *statistic);

#endif
