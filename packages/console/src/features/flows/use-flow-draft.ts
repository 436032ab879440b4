import { flowRoutes, type DeskFlow, type FlowVersion } from '@tomoshibi/contract';
import { useBlocker } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer, useRef, useState } from 'react';
import { failureCode, type FailureCode } from '../../lib/api/api-error.ts';
import { call } from '../../lib/api/call.ts';
import { flowKey } from '../../shared/flows/flow-queries.ts';
import { storable } from './model/clean.ts';
import { beginHistory, changeHistory, type Content } from './model/history.ts';

/** How long somebody rests before what they wrote is stored. */
const REST_MS = 1500;

const same = (one: Content | null, other: Content): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What the editor begins with: what is open, else what came back, else what runs. */
export function contentOf(flow: DeskFlow): Content | null {
  const version = flow.open ?? flow.sentBack ?? flow.inForce;
  return version && { document: version.document, turnedOff: version.turnedOff };
}

/** Tells one state of the draft from another. */
const tokenOf = (version: FlowVersion | null): string =>
  version === null ? '' : `${version.versionId} ${version.revision} ${version.state}`;

export type DraftState = 'clean' | 'saved' | 'saving' | 'dirty' | 'faulty' | 'failed' | 'conflict';

/** The draft of a flow: what was done in it, and that it is stored by itself, never over somebody else's. */
export function useFlowDraft(
  deskId: string,
  flow: DeskFlow,
  { first, begun }: { readonly first: Content; readonly begun: boolean },
) {
  const client = useQueryClient();
  const [history, act] = useReducer(changeHistory, first, beginHistory);
  const [stored, setStored] = useState<Content | null>(begun ? null : first);
  const [revision, setRevision] = useState(flow.open?.revision ?? 0);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<{ readonly code: FailureCode; readonly of: Content } | null>(null);
  const { now } = history;
  const dirty = !same(stored, now);
  const ready = storable(now.document);
  const failed = failure?.of === now || failure?.code === 'version_changed' ? failure : null;
  const there = tokenOf(flow.open);
  const [seen, setSeen] = useState(there);
  const [own, setOwn] = useState<ReadonlySet<string>>(new Set());
  const load = (): void => {
    const content = contentOf(flow);
    if (!content) return;
    act({ act: 'load', content });
    setStored(content);
    setRevision(flow.open?.revision ?? 0);
  };
  // Somebody else's draft is shown at once where nothing of one's own would be lost.
  if (there !== seen) {
    setSeen(there);
    if (!own.has(there) && !dirty && !saving && stored) load();
  }
  const running = useRef<Promise<number | null> | null>(null);

  const store = async (): Promise<number> => {
    const base = (await running.current) ?? revision;
    if (!('document' in ready)) throw new Error('not to be stored yet');
    const content = now;
    setSaving(true);
    const work = call(flowRoutes.saveFlowDraft, {
      params: { deskId },
      body: { revision: base, document: ready.document, turnedOff: content.turnedOff },
    });
    running.current = work.then(
      ({ version }) => version.revision,
      () => null,
    );
    try {
      const { version } = await work;
      setRevision(version.revision);
      setOwn(new Set([...own, tokenOf(version)]));
      setStored(content);
      setFailure(null);
      return version.revision;
    } catch (error) {
      setFailure({ code: failureCode(error), of: content });
      throw error;
    } finally {
      running.current = null;
      setSaving(false);
      void client.invalidateQueries({ queryKey: flowKey(deskId) });
    }
  };

  const mayStore = dirty && 'document' in ready && !saving && !failed;
  const latest = useRef(store);
  useEffect(() => {
    latest.current = store;
  });
  const resting = mayStore ? now : null;
  useEffect(() => {
    if (resting === null) return undefined;
    const timer = setTimeout(() => void latest.current().catch(() => undefined), REST_MS);
    return () => clearTimeout(timer);
  }, [resting]);

  const blocker = useBlocker({
    shouldBlockFn: async () => {
      if (!dirty) return false;
      if ('document' in ready && !failed)
        return latest.current().then(
          () => false,
          () => true,
        );
      return true;
    },
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });

  const state: DraftState =
    failed?.code === 'version_changed'
      ? 'conflict'
      : failed
        ? 'failed'
        : saving
          ? 'saving'
          : !dirty
            ? flow.open
              ? 'saved'
              : 'clean'
            : 'document' in ready
              ? 'dirty'
              : 'faulty';
  return {
    history,
    act,
    state,
    dirty,
    revision,
    blocker,
    store,
    reload(): void {
      setFailure(null);
      load();
    },
  };
}
