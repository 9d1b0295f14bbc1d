sh eng/readme.sh
