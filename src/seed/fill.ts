import { runFiller } from './filler.ts';
import type { FillerTask } from './fillers.ts';

// A program of its own, small and soon built, since it does what a demo waits for longest. Its task is its argument.
const leave = () => process.exit(1);
// Its demo has gone, and nobody needs what it does.
process.once('disconnect', leave);
await runFiller(JSON.parse(process.argv[2]!) as FillerTask, (message) => process.send!(message, () => {}));
process.off('disconnect', leave);
process.disconnect();
