#include "document/report_page.h"

#include <string.h>

#include "document/chart.h"
#include "document/html.h"

enum { SHORT = 32 }; /* bytes */

/* Nothing may be asked for from anywhere, whatever a record holds. */
static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"ru\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
    "'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, "
    "initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
    "<link rel=\"icon\" href=\"data:,\">\n<title>";

/* Numbers of pages stand in the margin; headings of tables come again. */
static const char style[] =
    "</title>\n<style>\n"
    ":root{color-scheme:light}\n"
    "*{box-sizing:border-box}\n"
    "body{margin:0 auto;padding:1rem;max-width:60rem;color:#1b1f24;"
    "background:#fff;font:1rem/1.45 \"PT Serif\",\"Liberation Serif\",\"Noto "
    "Serif\",\"DejaVu Serif\",serif}\n"
    "h1{font-size:1.4rem;line-height:1.25;text-align:center;margin:1rem "
    "0}\n"
    "h2{font-size:1.15rem;margin:2rem 0 .5rem;border-bottom:2px solid "
    "#0b4f9c}\n"
    "h3{font-size:1rem;margin:1.25rem 0 .25rem}\n"
    "h1,h2,h3,figcaption{break-inside:avoid;break-after:avoid}\n"
    ".to{margin:0 0 1.5rem 50%}\n"
    ".by{display:flex;justify-content:space-between;margin:3rem 0 "
    "1rem;break-inside:avoid}\n"
    ".by span{border-bottom:1px solid;min-width:40%}\n"
    ".when{text-align:center}\n"
    ".wide{overflow-x:auto}\n"
    "table{border-collapse:collapse;width:100%;min-width:40rem;table-layout:"
    "fixed;font-size:.8rem;line-height:1.3}\n"
    "thead{display:table-header-group}\n"
    "tr{break-inside:avoid}\n"
    "tbody tr:first-child{break-after:avoid}"
    "tbody tr:last-child{break-before:avoid}\n"
    "th,td{border:1px solid #8a939c;padding:.2rem .35rem;vertical-align:top;"
    "text-align:left;overflow-wrap:anywhere}\n"
    "th{background:#eef2f6;font-weight:600;overflow-wrap:break-word;"
    "hyphens:auto}\n"
    "td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}\n"
    "td.s{overflow-wrap:break-word}\n"
    "td.n{white-space:nowrap;overflow-wrap:normal}td.t{white-space:"
    "normal}\n"
    "figure{margin:1rem 0;break-inside:avoid}\n"
    "figcaption{font-weight:600;margin-bottom:.25rem}\n"
    "svg{max-width:100%;height:auto;font-family:\"Liberation Sans\",\"Noto "
    "Sans\",\"DejaVu Sans\",sans-serif}\n"
    "svg rect{fill:#0b4f9c}svg path{stroke:#3d4752}svg "
    "text{fill:#1b1f24}\n"
    "footer{margin-top:2rem;font-size:.8rem;color:#3d4752;overflow-wrap:"
    "anywhere}\n"
    "@page{size:A4;margin:18mm 12mm 18mm 20mm;@bottom-center{content:"
    "counter(page) \" / \" counter(pages);font-size:9pt}}\n"
    "@media print{body{padding:0;max-width:none;font-size:11pt}table{"
    "font-size:7.5pt;min-width:0}th,td{padding:.12rem .2rem}th{font-size:"
    "6.5pt}.wide{overflow:visible}svg "
    "rect{print-color-adjust:"
    "exact}}\n"
    "</style>\n</head>\n<body>\n";

static void
put_element(
    struct buffer *html, const char *open, const char *text, const char *close)
{
	buffer_puts(html, open);
	html_text(html, text);
	buffer_puts(html, close);
}

static void
put_cell(struct buffer *html, const struct report_column *column,
    const struct report_cell *cell)
{
	struct buffer shown = {0};

	if (column->type == REPORT_TEXT) {
		/* A short word stays whole; a long one may break anywhere. */
		put_element(html,
		    cell->text != NULL && strlen(cell->text) <= SHORT
			? "<td class=\"s\">"
			: "<td>",
		    cell->text, "</td>");
		return;
	}
	report_show(column->type, cell->number, &shown);
	put_element(html,
	    column->type == REPORT_TIME ? "<td class=\"n t\">"
					: "<td class=\"n\">",
	    shown.bytes, "</td>");
	buffer_free(&shown);
}

/* What is wide on paper too: names, not numbers. */
static void
put_widths(struct buffer *html, const struct report_table *table)
{
	int total = 0;
	size_t i;

	for (i = 0; i < table->column_count; i++)
		total += table->columns[i].width;
	buffer_puts(html, "<colgroup>");
	for (i = 0; i < table->column_count; i++)
		buffer_printf(html, "<col style=\"width:%d%%\">",
		    100 * table->columns[i].width / (total > 0 ? total : 1));
	buffer_puts(html, "</colgroup>\n");
}

static void
put_table(struct buffer *html, const struct report_table *table)
{
	size_t i;

	put_element(html, "<h3>", table->title, "</h3>\n");
	buffer_puts(html, "<div class=\"wide\"><table>\n");
	put_widths(html, table);
	buffer_puts(html, "<thead><tr>");
	for (i = 0; i < table->column_count; i++)
		put_element(html,
		    table->columns[i].type == REPORT_TEXT
			? "<th scope=\"col\">"
			: "<th scope=\"col\" class=\"n\">",
		    table->columns[i].title, "</th>");
	buffer_puts(html, "</tr></thead>\n<tbody>\n");
	for (i = 0; i < table->count; i++) {
		size_t column = i % table->column_count;

		buffer_puts(html, column == 0 ? "<tr>" : "");
		put_cell(html, &table->columns[column], &table->cells[i]);
		buffer_puts(
		    html, column + 1 == table->column_count ? "</tr>\n" : "");
	}
	buffer_puts(html, "</tbody>\n</table></div>\n");
}

static void
put_section(
    struct buffer *html, const struct report_section *section, size_t *charts)
{
	const struct report_item *item;

	put_element(html, "<section>\n<h2>", section->title, "</h2>\n");
	for (item = section->first; item != NULL; item = item->next) {
		if (item->paragraph != NULL)
			put_element(html, "<p>", item->paragraph, "</p>\n");
		else if (item->table != NULL)
			put_table(html, item->table);
		else
			chart_write(item->chart, ++*charts, html);
	}
	buffer_puts(html, "</section>\n");
}

/* The addressees, each on a line of its own. */
static void
put_lines(struct buffer *html, const char *text)
{
	struct buffer line = {0};
	size_t length;

	buffer_puts(html, "<p class=\"to\">");
	for (; *text != '\0'; text += length + (text[length] != '\0')) {
		length = strcspn(text, "\n");
		buffer_reset(&line);
		buffer_put(&line, text, length);
		put_element(html, "", line.bytes, "<br>");
	}
	buffer_puts(html, "</p>\n");
	buffer_free(&line);
}

void
report_page_write(const struct report *report, struct buffer *html)
{
	const struct report_section *section;
	size_t charts = 0;

	buffer_puts(html, head);
	html_text(html, report->title);
	buffer_puts(html, ": ");
	html_text(html, report->subtitle);
	buffer_puts(html, style);
	put_lines(html, report->addressees);
	put_element(html, "<h1>", report->title, "</h1>\n");
	put_element(html, "<p class=\"when\">", report->subtitle, "</p>\n");
	for (section = report->first; section != NULL; section = section->next)
		put_section(html, section, &charts);
	if (report->signatory != NULL)
		put_element(html, "<p class=\"by\">", report->signatory,
		    "<span></span></p>\n");
	put_element(html, "<footer>", report->state, "</footer>\n");
	buffer_puts(html, "</body>\n</html>\n");
}
