// Answers questions about operations with quill-delta. One JSON object a line on stdin:
//   {"ask": compose|invert|transform|position|attributesCompose|attributesInvert, ..., "ours": answer}
// and one line on stdout for each: "same", or quill-delta's answer as JSON when it is another one.
'use strict';
const readline = require('node:readline');
const {isDeepStrictEqual} = require('node:util');
const Delta = require('quill-delta');
const {AttributeMap} = Delta;

const answers = {
  compose: (q) => new Delta(q.a).compose(new Delta(q.b)).ops,
  invert: (q) => new Delta(q.a).invert(new Delta(q.b)).ops,
  // The order is that of the operation asked about; quill-delta asks whether the other came first.
  transform: (q) => q.order === 'later' ? new Delta(q.b).transform(new Delta(q.a), false).ops
                                        : new Delta(q.b).transform(new Delta(q.a), true).ops,
  position: (q) => new Delta(q.a).transformPosition(q.at, q.side === 'left'),
  attributesCompose: (q) => AttributeMap.compose(q.a, q.b, q.keepNull) ?? {},
  attributesInvert: (q) => AttributeMap.invert(q.a, q.b),
};

readline.createInterface({input: process.stdin}).on('line', (line) => {
  const question = JSON.parse(line);
  const theirs = answers[question.ask](question);
  const same = isDeepStrictEqual(theirs, question.ours);
  process.stdout.write((same ? 'same' : JSON.stringify(theirs)) + '\n');
});
