# How every library and test of the project is declared.
#
#   syngraph_library(NAME <name> SOURCES ... LINKS ... [PCH core|widgets])
#   syngraph_test(NAME <name> LABEL <label> SOURCES ... LINKS ... [ENV K=V ...] [TIMEOUT s])

add_library(syngraph_options INTERFACE)
target_compile_features(syngraph_options INTERFACE cxx_std_20)
target_include_directories(syngraph_options INTERFACE
    ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR}/generated)
target_compile_definitions(syngraph_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH
    QT_DISABLE_DEPRECATED_BEFORE=0x060400 QT_NO_KEYWORDS)
target_compile_options(syngraph_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
    -Wnon-virtual-dtor -Woverloaded-virtual -fstack-protector-strong -fno-plt)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 sees uninitialised alternatives in every std::variant that it moves.
    target_compile_options(syngraph_options INTERFACE -Wno-maybe-uninitialized)
endif()
if(SYNGRAPH_WERROR)
    target_compile_options(syngraph_options INTERFACE -Werror)
endif()
if(SYNGRAPH_SANITIZE)
    target_compile_options(syngraph_options INTERFACE
        -fsanitize=${SYNGRAPH_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(syngraph_options INTERFACE -fsanitize=${SYNGRAPH_SANITIZE})
endif()
find_program(SYNGRAPH_MOLD mold)
if(SYNGRAPH_MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU"
        AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 12.1)
    target_link_options(syngraph_options INTERFACE -fuse-ld=mold)
endif()

# One precompiled header of Qt and the standard library for all that is below the widgets, one
# for what is above. They carry no header of the project.
if(SYNGRAPH_PCH)
    file(WRITE ${CMAKE_BINARY_DIR}/pch_empty.cpp "")
    add_library(syngraph_pch_core STATIC ${CMAKE_BINARY_DIR}/pch_empty.cpp)
    target_link_libraries(syngraph_pch_core PRIVATE syngraph_options Qt6::Core)
    target_precompile_headers(syngraph_pch_core PRIVATE
        <QByteArray> <QCoreApplication> <QDateTime> <QElapsedTimer> <QHash> <QJsonObject> <QList> <QObject>
        <QString> <QStringView> <QTimer> <QUrl> <QVariant>
        <algorithm> <array> <atomic> <chrono> <functional> <map> <memory> <optional> <span>
        <string> <utility> <variant> <vector>)
    set_target_properties(syngraph_pch_core PROPERTIES AUTOMOC OFF)
    if(TARGET Qt6::Widgets)
        add_library(syngraph_pch_widgets STATIC ${CMAKE_BINARY_DIR}/pch_empty.cpp)
        target_link_libraries(syngraph_pch_widgets PRIVATE syngraph_options Qt6::Widgets)
        target_precompile_headers(syngraph_pch_widgets PRIVATE
            <QtCore/QtCore> <QtGui/QtGui> <QtWidgets/QtWidgets>
            <algorithm> <chrono> <functional> <memory> <optional> <variant> <vector>)
        set_target_properties(syngraph_pch_widgets PROPERTIES AUTOMOC OFF)
    endif()
endif()

function(syngraph_setup target pch)
    target_link_libraries(${target} PUBLIC syngraph_options)
    if(SYNGRAPH_PCH)
        if(NOT pch)
            set(pch core)
        endif()
        target_precompile_headers(${target} REUSE_FROM syngraph_pch_${pch})
    endif()
endfunction()

function(syngraph_library)
    cmake_parse_arguments(A "" "NAME;PCH" "SOURCES;LINKS" ${ARGN})
    add_library(${A_NAME} STATIC ${A_SOURCES})
    target_link_libraries(${A_NAME} PUBLIC ${A_LINKS})
    syngraph_setup(${A_NAME} "${A_PCH}")
endfunction()

function(syngraph_executable)
    cmake_parse_arguments(A "" "NAME;PCH;OUTPUT" "SOURCES;LINKS" ${ARGN})
    add_executable(${A_NAME} ${A_SOURCES})
    target_link_libraries(${A_NAME} PRIVATE ${A_LINKS})
    syngraph_setup(${A_NAME} "${A_PCH}")
    set_target_properties(${A_NAME} PROPERTIES
        OUTPUT_NAME ${A_OUTPUT} RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
endfunction()

function(syngraph_test)
    cmake_parse_arguments(A "" "NAME;LABEL;PCH;TIMEOUT" "SOURCES;LINKS;ENV" ${ARGN})
    add_executable(${A_NAME} ${A_SOURCES})
    target_link_libraries(${A_NAME} PRIVATE ${A_LINKS} Qt6::Test)
    syngraph_setup(${A_NAME} "${A_PCH}")
    set_target_properties(${A_NAME} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    add_test(NAME ${A_NAME} COMMAND ${A_NAME})
    if(NOT A_TIMEOUT)
        set(A_TIMEOUT 120)
    endif()
    set_tests_properties(${A_NAME} PROPERTIES
        LABELS "${A_LABEL}" TIMEOUT ${A_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;${A_ENV}")
endfunction()
