'use strict';
const { DefaultFailureConverter } = require('@temporalio/common');

/**
 * Messages and stack traces travel as a payload, so that the codec encrypts them (PHI-01). A failure without a workflow to bind it to (the worker
 * could not process a task at all) crosses as a fixed sentence: the codec would refuse it, and a refusal at that place ends the worker.
 * CommonJS, because the SDK loads it with `require`, and again inside of the workflow bundle.
 */
class EncodedFailureConverter extends DefaultFailureConverter {
  constructor() {
    super({ encodeCommonAttributes: true });
  }

  errorToFailure(error, payloadConverter, context) {
    if (context === undefined)
      return { source: 'TypeScriptSDK', message: 'The worker could not process the task: its log says why.', stackTrace: '' };
    return super.errorToFailure(error, payloadConverter, context);
  }
}

exports.failureConverter = new EncodedFailureConverter();
