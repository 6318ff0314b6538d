import { encode as encodeAtOnce } from 'turbo-stream';

export { decode } from 'turbo-stream';

/**
 * What a page's loaders answered, written down for its scripts only once someone reads it. Remix asks for it whatever page it
 * draws; a page without scripts (decision 0008) never reads it, and it was a twentieth of the work for one.
 */
export function encode(...asked: Parameters<typeof encodeAtOnce>): ReadableStream<Uint8Array> {
  let writing: ReadableStreamDefaultReader<Uint8Array> | undefined;
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await (writing ??= encodeAtOnce(...asked).getReader()).read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => writing?.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
