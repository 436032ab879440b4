import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';

interface VerbOptions<Input, Output> {
  readonly run: (input: Input) => Promise<Output>;
  /** Lists that are asked for again afterwards, also after a refusal: the screen was then out of date. */
  readonly refresh: readonly QueryKey[];
  readonly onDone?: (output: Output, input: Input) => void;
}

/** One command of a settings screen. */
export function useVerb<Input, Output>({ run, refresh, onDone }: VerbOptions<Input, Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: (output, input) => onDone?.(output, input),
    onSettled: () => Promise.all(refresh.map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
