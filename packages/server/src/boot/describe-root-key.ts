import type { Secrets } from '../config/secrets.ts';

/** Where the root key is, for the person who must keep a copy of it. */
export function describeRootKey({ rootKeySource, rootKeyPath }: Secrets): string {
  switch (rootKeySource) {
    case 'environment':
      return 'Root key: from ROOT_KEY.';
    case 'file':
    case 'data_folder':
      return `Root key: ${rootKeyPath}. Keep a copy apart from the data; without it nothing sealed can be read.`;
    case 'data_folder_new':
      return `A new root key was made: ${rootKeyPath}. Copy it to another place now; without it nothing sealed can be read.`;
  }
}
