# Every public name of the product. A rename is an edit of this file alone.
set(SYNGRAPH_PRODUCT "Syngraph")
set(SYNGRAPH_EDITOR "syngraph")
set(SYNGRAPH_SERVER "syngraph-server")
set(SYNGRAPH_CLI "syngraph-cli")
set(SYNGRAPH_SCHEME "syngraph")
set(SYNGRAPH_SUBPROTOCOL_CBOR "syngraph.v1.cbor")
set(SYNGRAPH_SUBPROTOCOL_JSON "syngraph.v1.json")
set(SYNGRAPH_ENVIRONMENT "SYNGRAPH_")
set(SYNGRAPH_PORT 7717)
set(SYNGRAPH_FILE_EXTENSION "syngraph")
configure_file(${CMAKE_CURRENT_LIST_DIR}/names.h.in
               ${CMAKE_BINARY_DIR}/generated/common/base/names.h @ONLY)
