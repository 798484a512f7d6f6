import { enableCompileCache } from "node:module";
import process from "node:process";

// What a process keeps is known to the threads it starts, and its environment to its children.
enableCompileCache(process.env.NODE_COMPILE_CACHE);
