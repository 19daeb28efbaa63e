#include "order/surge.h"

#include <math.h>

/* What is believed of a level nothing is known of: half a message. */
static const double PRIOR = 0.5;
/* So many messages must speak against a weekday being like the others. */
static const double WEEKDAY_PRIOR = 20;
static const double SCATTER_LEAST = 0.1;
/* Beyond this, terms of the tail change nothing that is printed. */
static const double NEGLIGIBLE = 1e-9;

enum { TERMS = 1000000 };

/* The weekday, from 0, of the day `at` of these. */
static size_t
weekday_of(const struct surge_days *days, size_t at)
{
	size_t back = (days->count - at) % SURGE_WEEK;

	return ((size_t)days->weekday - 1 + SURGE_WEEK - back) % SURGE_WEEK;
}

static double
sum_of(const struct surge_days *days)
{
	double sum = 0;

	for (size_t i = 0; i < days->count; i++)
		sum += (double)days->counts[i];
	return sum;
}

/* The days as days of mean weekdays. */
static double
weight_of(const struct surge_region *region, const struct surge_days *days)
{
	double weight = 0;

	for (size_t i = 0; i < days->count; i++)
		weight += region->weekday[weekday_of(days, i)];
	return weight;
}

void
surge_start(struct surge_region *region, const struct surge_days *totals)
{
	double sum[SURGE_WEEK] = {0}, mean;
	size_t number[SURGE_WEEK] = {0};

	mean = totals->count > 0 ? sum_of(totals) / (double)totals->count : 0;
	for (size_t i = 0; i < totals->count; i++) {
		sum[weekday_of(totals, i)] += (double)totals->counts[i];
		number[weekday_of(totals, i)]++;
	}
	for (size_t i = 0; i < SURGE_WEEK; i++)
		region->weekday[i] = (sum[i] + WEEKDAY_PRIOR) /
				     ((double)number[i] * mean + WEEKDAY_PRIOR);
	region->scatter = SCATTER_LEAST;
	region->excess = region->square = 0;
}

void
surge_add(struct surge_region *region, const struct surge_days *days)
{
	double level = sum_of(days) / fmax(weight_of(region, days), 1);

	for (size_t i = 0; i < days->count; i++) {
		double mean = level * region->weekday[weekday_of(days, i)];
		double off = (double)days->counts[i] - mean;

		region->excess += off * off - mean;
		region->square += mean * mean;
	}
	region->scatter = SCATTER_LEAST;
	if (region->square > 0)
		region->scatter =
		    fmax(SCATTER_LEAST, region->excess / region->square);
}

double
surge_tail(int64_t observed, double mean, double spread)
{
	double size = 1 / spread, ratio = mean / (size + mean);
	double count = (double)observed, term, sum;

	if (observed <= 0)
		return 1;
	term = exp(lgamma(count + size) - lgamma(size) - lgamma(count + 1) +
		   size * log(size / (size + mean)) + count * log(ratio));
	sum = term;
	for (int i = 0; i < TERMS; i++) {
		double next = term * (count + size) / (count + 1) * ratio;

		/* Before the peak terms grow: the end is behind it. */
		if (next < term && next < sum * NEGLIGIBLE)
			break;
		sum += term = next;
		count++;
	}
	return fmin(sum, 1);
}

bool
surge_measure(const struct surge_region *region, const struct surge_days *days,
    int64_t observed, const struct surge_limits *limits,
    struct surge_statistic *statistic)
{
	double known = sum_of(days) + PRIOR;
	double level = known / fmax(weight_of(region, days), 1);
	double mean = level * region->weekday[days->weekday - 1];

	statistic->observed = observed;
	statistic->expected = mean;
	statistic->factor = (double)observed / mean;
	statistic->scatter = region->scatter + (1 + region->scatter) / known;
	statistic->p = surge_tail(observed, mean, statistic->scatter);
	return days->count >= SURGE_DAYS_LEAST && observed >= limits->least &&
	       statistic->factor >= limits->factor &&
	       statistic->p <= limits->rate;
}
