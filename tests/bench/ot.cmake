# The figures of common/ot, in the program bench_engine with those of the document.
find_package(benchmark REQUIRED)
find_package(ZLIB REQUIRED)
if(NOT TARGET bench_engine)
    syngraph_executable(NAME bench_engine OUTPUT bench_engine
        SOURCES ${CMAKE_CURRENT_LIST_DIR}/bench_ot_main.cpp
        LINKS syngraph_ot benchmark::benchmark ZLIB::ZLIB)
endif()
target_sources(bench_engine PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/bench_ot.cpp
    ${CMAKE_CURRENT_LIST_DIR}/bench_ot_rows.cpp
    ${CMAKE_CURRENT_LIST_DIR}/bench_ot_trace.cpp
    ${CMAKE_CURRENT_LIST_DIR}/recorded_session.cpp
    ${CMAKE_CURRENT_LIST_DIR}/recorded_session.h
    ${CMAKE_SOURCE_DIR}/app/cli/trace.cpp
    ${CMAKE_SOURCE_DIR}/app/cli/trace.h)
