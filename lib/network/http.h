/*
 * One call over HTTP. Sole user of libcurl; inside lib/network only.
 *
 * What matters most about a call that failed is whether the request may have
 * reached the other side: then nobody knows whether it was carried out. So a
 * call is made on a connection of its own and never repeated by the library,
 * no redirect is followed, certificates are verified, and the answer is bounded
 * in time and size. Proxies of the environment are not looked at.
 */
#ifndef OTKLIK_NETWORK_HTTP_H
#define OTKLIK_NETWORK_HTTP_H

#include <stdint.h>

#include "base/buffer.h"
#include "base/fault.h"

struct http;

/* An answer over this size is not read to its end. */
#define HTTP_ANSWER_MAX ((size_t)4 << 20)

/* Texts may be NULL but url and form. */
struct http_request {
	const char *url;
	const struct buffer *form; /* application/x-www-form-urlencoded */
	const char *ca;		   /* file of certificates to trust instead */
	const char *proxy;
	int64_t timeout; /* seconds for all of it */
};

enum http_end {
	HTTP_ANSWERED,	/* status and body are there */
	HTTP_NOT_SENT,	/* no connection: not a byte of the request left */
	HTTP_UNTRUSTED, /* the certificate is not to be trusted: nor then */
	HTTP_CUT,	/* the connection ended before the answer did */
	HTTP_SLOW,	/* the answer did not come in time */
	HTTP_HUGE	/* the answer is over HTTP_ANSWER_MAX */
};

struct http_answer {
	enum http_end end;
	long status;
	int64_t retry_after; /* seconds, as its header says; 0: it does not */
	struct buffer body;  /* freed by the caller */
	const char *why;     /* libcurl's words if not answered; static */
};

/* FAULT_SYSTEM if libcurl cannot be set up. */
const struct fault *http_open(struct http **http);
/* NULL does nothing. */
void http_close(struct http *http);

/* Posts a form and takes the answer; empties `answer` before. */
void http_post(struct http *http, const struct http_request *request,
    struct http_answer *answer);

#endif
