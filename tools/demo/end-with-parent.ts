// Loaded before a program of the demo (node --import): when the demo dies without a word, its programs stop in order.
import process from 'node:process';

process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
