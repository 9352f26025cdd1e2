#pragma once

#include "common/base/clock.h"

/// Every bound that a peer, a file or a person can run into. Sizes in bytes unless the name says
/// otherwise; text lengths in UTF-16 code units. PROTOCOL.md lists those that a peer must know.
namespace syngraph::limits {

// HTTP, before the upgrade
inline constexpr qsizetype kRequestLineBytes = 2 * 1024;
inline constexpr qsizetype kRequestHeadBytes = 8 * 1024;
inline constexpr int kRequestHeaders = 40;
inline constexpr Milliseconds kRequestHeadDeadline = 5s;

// Connections
inline constexpr Milliseconds kAuthDeadline = 10s; ///< from accept to a valid AUTH
inline constexpr int kUnauthenticatedConnections = 200;
inline constexpr int kUnauthenticatedPerAddress = 10;
inline constexpr int kConnectionsPerAddress = 100;
inline constexpr int kConnections = 5000;
inline constexpr int kNewConnectionsPerAddressPerSecond = 25;
/// All that an address may have at once: after a restart they come together.
inline constexpr int kNewConnectionsPerAddressBurst = kConnectionsPerAddress;
inline constexpr int kFailedAuthPerAddressPerMinute = 20;
inline constexpr Milliseconds kFailedAuthBan = 10min;
inline constexpr qsizetype kWriteQueueDropPresenceBytes = 1024 * 1024;
inline constexpr qsizetype kWriteQueueBytes = 4 * 1024 * 1024;
inline constexpr Milliseconds kWriteProgressDeadline = 10s;

// WebSocket
inline constexpr qsizetype kMessageBytes = 256 * 1024;
inline constexpr qsizetype kMessageBeforeAuthBytes = 4 * 1024;
inline constexpr int kFramesPerMessage = 64;
inline constexpr int kControlFramesPerSecond = 20;
inline constexpr qsizetype kOutgoingFrameBytes = 16 * 1024;
inline constexpr Milliseconds kFrameProgressDeadline = 20s;
inline constexpr Milliseconds kCloseDeadline = 2s;

// Decoder
inline constexpr int kDecodeDepth = 8;
inline constexpr int kDecodeItems = 10'000;
inline constexpr qsizetype kDecodeStringBytes = 64 * 1024 * 3; ///< UTF-8 of kInsertUnits
inline constexpr int kDecodeMembers = 64; ///< of one JSON object
inline constexpr qsizetype kDecodeNameBytes = 64; ///< of a member of a JSON object

// Rates, per connection unless named otherwise
inline constexpr int kSubmitsPerSecond = 30;
inline constexpr int kSubmitsBurst = 90;
inline constexpr int kSubmitsPerDocumentPerSecond = 200; ///< more have to wait
inline constexpr int kSubmitsPerDocumentBurst = 600;
inline constexpr int kCreationsPerAddressPerMinute = 60;
inline constexpr int kPresencePerSecond = 15;
inline constexpr int kHeartbeatsPerSecond = 5;
inline constexpr int kFetchesPerSecond = 10;
inline constexpr int kRefusedSubmitsPerMinute = 3; ///< of a viewer, before the close

// One operation
inline constexpr qsizetype kOperationComponents = 1'000;
inline constexpr qsizetype kInsertUnits = 64 * 1024; ///< inserted by one operation
inline constexpr qsizetype kAttributesPerComponent = 16;
inline constexpr qsizetype kAttributeValueUnits = 2'048; ///< the longest link

// One document
inline constexpr qsizetype kDocumentUnits = 2'000'000;
inline constexpr qsizetype kParagraphs = 50'000;
inline constexpr qsizetype kParagraphUnits = 1024 * 1024;
/// Over all runs of equal attributes, the canonical bytes of each set. With text, runs and authors
/// at their worst a snapshot stays below kSnapshotBytes.
inline constexpr qsizetype kAttributeBytes = 16 * 1024 * 1024;
inline constexpr int kListDepth = 8;
inline constexpr qsizetype kTitleUnits = 200;

// Links of a document
inline constexpr int kLinksPerDocument = 100;  ///< that are of use at a time
inline constexpr int kLinksMade = 1'000;       ///< remembered, the oldest of no use make way
inline constexpr int kLinksListed = 200;       ///< in one `linkList`
inline constexpr qsizetype kLinkLabelUnits = 60;
inline constexpr qint64 kLinkUses = 1'000;     ///< that are counted, and so the most of a limit
inline constexpr Milliseconds kLinkValid = std::chrono::hours(24 * 3'650);
inline constexpr int kLinkRequestsPerMinute = 60; ///< of one connection, on average
inline constexpr int kLinkRequestsBurst = 20;     ///< of one connection, at once

// Compaction of an op log
inline constexpr qint64 kKeptRevisions = 10'000;  ///< the newest stay, whatever their age
inline constexpr qint64 kKeptDays = 90;           ///< and so does what is younger
inline constexpr qint64 kCompactOperations = 4'000; ///< that one request drops at most

// Undo, per open document of an editor
inline constexpr qsizetype kUndoEntries = 200;
inline constexpr qsizetype kUndoUnits = 1'000'000; ///< text and components that it holds

// The client's journal
inline constexpr qsizetype kJournalDocuments = 200; ///< that are on a server, besides those that wait
inline constexpr qsizetype kJournalOwned = 1'000;  ///< besides those: whose links are managed here
inline constexpr qsizetype kJournalUndoEntries = 100; ///< of what can be undone, and of redo
inline constexpr qsizetype kJournalUndoUnits = 200'000; ///< of either, text and components
inline constexpr qint64 kJournalQueueCost = 64 * 1024 * 1024; ///< in bytes, for a disk that hangs
inline constexpr Milliseconds kJournalWait{20}; ///< at most, between a key and its picture

// Catch-up
inline constexpr qint64 kTailOperations = 5'000;
inline constexpr qsizetype kTailBytes = 4 * 1024 * 1024;
inline constexpr qint64 kRebaseOperations = 50'000; ///< beyond it a snapshot is cheaper
inline constexpr qint64 kTransformWindow = 5'000; ///< revisions that a SUBMIT may lie behind
inline constexpr qsizetype kSnapshotChunkBytes = 48 * 1024;
inline constexpr qsizetype kSnapshotBytes = 64 * 1024 * 1024;
inline constexpr int kSyncingClients = 64; ///< at most this many catch up at once

// Images
inline constexpr qsizetype kImageBytes = 8 * 1024 * 1024; ///< of one image, as it is stored
inline constexpr qsizetype kImagePixels = 16'000'000;
inline constexpr qsizetype kImageChunkBytes = 32 * 1024;
inline constexpr qsizetype kImageWindowBytes = 256 * 1024; ///< sent ahead of what was asked for
inline constexpr qint64 kDocumentImages = 1'000;
inline constexpr qint64 kDocumentImageBytes = 256 * 1024 * 1024;
inline constexpr int kImageOffersPerMinute = 60;
inline constexpr int kImagePartsPerSecond = 400; ///< that it puts or gets
inline constexpr int kImageGetsAtOnce = 8;
inline constexpr qint64 kImageUploadBytes = 64 * 1024 * 1024; ///< half-way, of all documents
inline constexpr Milliseconds kImageUploadPatience = 60s; ///< without a byte; then it is dropped
inline constexpr qsizetype kImageSourcePixels = 64'000'000; ///< of a photograph that is put in
inline constexpr qsizetype kImageSourceBytes = 64 * 1024 * 1024;
inline constexpr qsizetype kImagesInserted = 50; ///< by one paste, drop or choice
inline constexpr qint64 kImageCacheBytes = 512 * 1024 * 1024; ///< on the disk of an editor
inline constexpr qint64 kPictureBytes = 192 * 1024 * 1024; ///< decoded, in memory, of one document

// The chat of a document
inline constexpr qsizetype kChatUnits = 2'000;     ///< of one message
inline constexpr qint64 kChatMessages = 200;       ///< that are kept, the newest
inline constexpr qint64 kChatRemembered = 10'000;  ///< whose resend is known, the newest
inline constexpr qsizetype kChatCatchUpUnits = 64 * 1024; ///< of text, to who comes (back)
inline constexpr qsizetype kChatInMessage = 32;    ///< in one `chatted`
inline constexpr int kChatsPerMinute = 60;         ///< of one person, on average
inline constexpr int kChatsBurst = 10;             ///< of one person, at once
inline constexpr int kChatsPerDocumentPerSecond = 20;
inline constexpr int kChatsPerDocumentBurst = 60;
inline constexpr qsizetype kChatWaiting = 100;     ///< that a client keeps for the server
inline constexpr qsizetype kChatDraftUnits = 20'000; ///< of what is begun, that a client keeps
inline constexpr qsizetype kChatsInHand = 256;     ///< of a document, while its storage is slow
inline constexpr int kGathersPerMinute = 4;        ///< of one connection
inline constexpr Milliseconds kGatherEvery = 15s;  ///< by whomever, that a client shows

// Storage
inline constexpr qsizetype kStoredOperationBytes = 4 * 1024 * 1024;
inline constexpr qsizetype kStoreGroupRequests = 512; ///< committed with one sync
inline constexpr qsizetype kStoreGroupBytes = 8 * 1024 * 1024;
inline constexpr qsizetype kStoreQueueRequests = 20'000; ///< waiting for the storage thread
inline constexpr qsizetype kStoreQueueBytes = 256 * 1024 * 1024;

// People
inline constexpr int kNameCodePoints = 64;
inline constexpr int kErrorTextUnits = 500;
inline constexpr int kParticipants = 1'000;
inline constexpr int kParticipantsInMessage = 500; ///< of the longest names

} // namespace syngraph::limits
