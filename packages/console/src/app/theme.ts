import { createTheme, NativeSelect, PasswordInput, TextInput } from '@mantine/core';

const field = { defaultProps: { size: 'md' } };

/** Behaviour comes from Mantine; looks come from styles/tokens.css through styles/mantine-bridge.css. */
export const theme = createTheme({
  autoContrast: false,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    TextInput: TextInput.extend(field),
    PasswordInput: PasswordInput.extend(field),
    NativeSelect: NativeSelect.extend(field),
  },
});
