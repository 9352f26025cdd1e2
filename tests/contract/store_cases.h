#pragma once

#include <QObject>

#include <memory>

std::unique_ptr<QObject> makeChatTest();
std::unique_ptr<QObject> makeContentTest();
std::unique_ptr<QObject> makeImageTest();
std::unique_ptr<QObject> makeLinkTest();
