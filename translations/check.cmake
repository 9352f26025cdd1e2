# Fails when a text of the program is in no translation, or a translation has texts that the program
# does not have any more.  cmake -D LUPDATE=... -D SOURCE=... -D SCRATCH=... -P check.cmake
foreach(language en ar de es fr zh_CN)
    set(known ${SOURCE}/translations/syngraph_${language}.ts)
    set(fresh ${SCRATCH}/syngraph_${language}.ts)
    set(only "")
    if(language STREQUAL "en")
        set(only -pluralonly)
    endif()
    configure_file(${known} ${fresh} COPYONLY)
    execute_process(COMMAND ${LUPDATE} -silent -I ${SOURCE} ${SOURCE}/app/ui ${SOURCE}/app/models
                            ${SOURCE}/app/client ${SOURCE}/app/editor -no-obsolete -locations none
                            ${only} -ts ${fresh}
                    RESULT_VARIABLE failed ERROR_VARIABLE words)
    if(failed)
        message(FATAL_ERROR "lupdate: ${words}")
    endif()
    foreach(file IN ITEMS known fresh)
        file(STRINGS ${${file}} lines REGEX "<(source|name)>")
        list(SORT lines)
        set(${file}_texts "${lines}")
    endforeach()
    if(NOT known_texts STREQUAL fresh_texts)
        message(FATAL_ERROR "translations/syngraph_${language}.ts is not what the sources say; "
                            "translations/README.md tells how to bring it up to date")
    endif()
endforeach()
