# Compiles translations/*.ts and embeds them below :/syngraph/translations.
#
#   syngraph_translations(<variable>)  -> a source file for the library that carries them
find_package(Qt6 6.4 REQUIRED COMPONENTS LinguistTools)

function(syngraph_translations variable)
    set(languages en ar de es fr zh_CN)
    set(folder ${CMAKE_CURRENT_BINARY_DIR}/translations)
    set(list "<RCC>\n<qresource prefix=\"/syngraph/translations\">\n")
    foreach(language ${languages})
        set(source ${CMAKE_SOURCE_DIR}/translations/syngraph_${language}.ts)
        set(compiled ${folder}/syngraph_${language}.qm)
        add_custom_command(OUTPUT ${compiled}
            COMMAND Qt6::lrelease -silent ${source} -qm ${compiled}
            DEPENDS ${source} VERBATIM)
        list(APPEND all ${compiled})
        string(APPEND list "<file>syngraph_${language}.qm</file>\n")
    endforeach()
    string(APPEND list "</qresource>\n</RCC>\n")
    file(MAKE_DIRECTORY ${folder})
    file(CONFIGURE OUTPUT ${folder}/translations.qrc CONTENT "${list}" @ONLY)
    set(code ${folder}/qrc_translations.cpp)
    add_custom_command(OUTPUT ${code}
        COMMAND Qt6::rcc --name translations -o ${code} ${folder}/translations.qrc
        DEPENDS ${all} ${folder}/translations.qrc VERBATIM)
    set_source_files_properties(${code} PROPERTIES SKIP_AUTOGEN ON SKIP_PRECOMPILE_HEADERS ON)
    set(${variable} ${code} PARENT_SCOPE)
endfunction()
