#include "app/ui/owner_notices.h"

#include "app/client/document_controller.h"
#include "app/ui/document_tab.h"

namespace syngraph {

void announceOwnership(DocumentTab &tab)
{
    const auto &links = tab.controller().links();
    QObject::connect(&links, &DocumentLinks::ownershipGained, &tab, [&tab] {
        tab.showNotice(DocumentTab::tr("The links of this document can be managed from here now."),
                       Tone::Good, DocumentTab::Stay::Briefly);
    });
    QObject::connect(&links, &DocumentLinks::ownershipLost, &tab, [&tab] {
        tab.showNotice(DocumentTab::tr("The server refused the owner's link of this document: its "
                                       "links are not managed from here for now."),
                       Tone::Warning, DocumentTab::Stay::UntilClosed);
    });
}

} // namespace syngraph
