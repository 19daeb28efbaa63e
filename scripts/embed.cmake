# embed_files(TARGET NAME PATTERN): compiles the files into TARGET as
#
#	const struct embed_file NAME[];
#
# in the order of their paths, ended by an entry without a name
# (base/embed.h). A file is known by its name without folder and suffix, so
# no two of them may share one; the bytes are those of the file.
function(embed_files target name pattern)
	file(GLOB files CONFIGURE_DEPENDS ${pattern})
	list(SORT files)
	set(source ${CMAKE_CURRENT_BINARY_DIR}/${name}.c)
	set(stems "")
	set(objects "")
	set(entries "")
	set(number 0)
	foreach(file IN LISTS files)
		get_filename_component(stem ${file} NAME_WLE)
		if(stem IN_LIST stems)
			message(FATAL_ERROR "${file}: embedded twice as ${stem}")
		endif()
		list(APPEND stems ${stem})
		set(label ${name}_${number})
		string(APPEND objects
			"__asm__(\".section .rodata\\n\"\n"
			"	\"${label}: .incbin \\\"${file}\\\"\\n\"\n"
			"	\"${label}_end: .byte 0\\n\"\n"
			"	\".previous\\n\");\n"
			"extern const char ${label}[], ${label}_end[];\n\n")
		string(APPEND entries
			"	{\"${stem}\", ${label}, ${label}_end},\n")
		math(EXPR number "${number} + 1")
	endforeach()
	# GENERATE leaves a file alone that would be the same again.
	file(GENERATE OUTPUT ${source} CONTENT
"#include \"base/embed.h\"

${objects}const struct embed_file ${name}[] = {
${entries}	{0, 0, 0},
};
")
	set_source_files_properties(${source} PROPERTIES
		GENERATED TRUE OBJECT_DEPENDS "${files}")
	target_sources(${target} PRIVATE ${source})
endfunction()
