echo "dev: releases are not packed yet; './attache' builds and runs the program from a clone." >&2
return 1
