#include "task/reporting_output.h"

#include "base/text.h"
#include "document/report_book.h"
#include "document/report_page.h"
#include "document/report_text.h"

const struct fault *
reporting_output(
    struct reporting *reporting, const char *format, struct buffer *bytes)
{
	struct report report;
	const struct fault *fault = reporting_document(reporting, &report);

	if (fault == NULL && text_equal(format, "html"))
		report_page_write(&report, bytes);
	else if (fault == NULL && text_equal(format, "xlsx"))
		fault = report_book_write(&report, bytes);
	else if (fault == NULL)
		report_text_write(&report, bytes);
	report_close(&report);
	return fault;
}
