/*
 * Inside lib/store only: where SQLite takes its small pieces of memory from.
 *
 * Every run of a statement takes some dozen pieces and gives them back. SQLite
 * has lists of its own for that (lookaside), which Debian builds it without.
 */
#ifndef OTKLIK_STORE_POOL_H
#define OTKLIK_STORE_POOL_H

/*
 * Has SQLite take pieces up to some pages from lists by size, the rest from
 * malloc; to be called before its first connection, afterwards it does
 * nothing. Any thread may use SQLite then, each its own connection. What lies
 * in the lists is given back with the process.
 */
void pool_use(void);

#endif
