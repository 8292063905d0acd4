import { ChatOpenAICompletions } from '@langchain/openai';
import type { OpenAIClient } from '@langchain/openai';

type Options = OpenAIClient.RequestOptions;
type Streamed = OpenAIClient.Chat.ChatCompletionCreateParamsStreaming;
type Plain = OpenAIClient.Chat.ChatCompletionCreateParamsNonStreaming;
type Chunks = AsyncIterable<OpenAIClient.Chat.Completions.ChatCompletionChunk>;
type Completion = OpenAIClient.Chat.Completions.ChatCompletion;

/**
 * Chat completions as they come. LangChain's own hands a request with a schema to the client's `parse`, which throws on an answer that is no JSON or
 * was cut: it could then be neither repaired nor told from a broken connection.
 */
export class PlainCompletions extends ChatOpenAICompletions {
  override completionWithRetry(request: Streamed, options?: Options): Promise<Chunks>;
  override completionWithRetry(request: Plain, options?: Options): Promise<Completion>;
  override async completionWithRetry(request: Streamed | Plain, options?: Options): Promise<Chunks | Completion> {
    const told = this._getClientOptions(options);
    return this.client.chat.completions.create(request, { ...told, maxRetries: 0 });
  }
}
