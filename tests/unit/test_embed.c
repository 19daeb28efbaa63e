/* What was compiled in is what stands in the source tree, byte for byte. */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/embed.h"

/* True if the file is named `name` plus a suffix. */
static int
is_named(const char *path, const char *name)
{
	const char *slash = strrchr(path, '/');
	size_t length = strlen(name);

	return strncmp(slash + 1, name, length) == 0 &&
	       strchr(slash + 1 + length, '.') == slash + 1 + length;
}

static void
compare(const char *path, const struct embed_file *file)
{
	size_t length = (size_t)(file->end - file->bytes);
	char *bytes = malloc(length + 2);
	FILE *stream = fopen(path, "rb");

	assert_non_null(stream);
	assert_non_null(bytes);
	assert_true(is_named(path, file->name));
	assert_int_equal(fread(bytes, 1, length + 2, stream), length);
	assert_memory_equal(bytes, file->bytes, length);
	assert_int_equal(*file->end, '\0');
	fclose(stream);
	free(bytes);
}

static void
compare_all(const char *pattern, const struct embed_file *files)
{
	glob_t found;
	size_t i;

	if (glob(pattern, 0, NULL, &found) == GLOB_NOMATCH)
		found.gl_pathc = 0;
	for (i = 0; i < found.gl_pathc; i++) {
		assert_non_null(files[i].name);
		compare(found.gl_pathv[i], &files[i]);
	}
	assert_null(files[i].name);
	if (i > 0)
		globfree(&found);
}

static void
test_schema(void **state)
{
	(void)state;
	assert_non_null(embed_schema[0].name);
	compare_all(TESTS_DIR "/../lib/store/schema/*.sql", embed_schema);
}

static void
test_tables(void **state)
{
	(void)state;
	compare_all(TESTS_DIR "/../lib/*/tables/*.csv", embed_tables);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_schema),
	    cmocka_unit_test(test_tables),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
